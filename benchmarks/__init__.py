"""Benchmarks and robustness checks. Run each as a module: python -m benchmarks.NAME --help.

Speed               speed, fresh, load, hostile
Quality             retrieval, quotes, fit (which fits the weights of the ranking)
Robustness          crash, damage, kills, soak, fuzz

With --json, each prints its figures as JSON. The other modules are shared parts.
"""
