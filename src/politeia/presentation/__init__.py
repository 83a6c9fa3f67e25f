"""What every surface shows in the same way: signs of verdicts, days in words, addresses of articles, and the paper on a reform."""
