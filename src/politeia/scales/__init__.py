"""Published scales of presidential and parliamentary power, derived item by item from norms."""
