#: What the bakery tells others. A new one is for reviewers to decide on.
EVENTS = [
    'loaf.baked',
    'loaf.burnt',
    'loaf.sliced',  # NTF106
    'oven.heated',
    'oven.smoking',
]
