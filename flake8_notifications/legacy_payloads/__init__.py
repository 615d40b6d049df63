"""The keys of legacy payloads, which nothing declares: what builds a payload says them."""
