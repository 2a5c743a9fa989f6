"""The part of scipy that benchmarks/fit.py uses; scipy has no types of its own."""
