"""One module a page: what it shows, made from the layers below."""
