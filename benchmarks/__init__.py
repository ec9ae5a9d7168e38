"""Speed and quality, measured on real data beside the checkout; results in RESULTS.md."""
