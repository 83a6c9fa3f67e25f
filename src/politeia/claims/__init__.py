"""Claims that people make about a reform, and what the texts say of them."""
