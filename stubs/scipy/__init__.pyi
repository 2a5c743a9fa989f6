"""What benchmarks/fit.py uses of scipy, which has no types of its own."""
