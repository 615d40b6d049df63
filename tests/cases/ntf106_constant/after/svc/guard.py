class Guard:
    allowed = [
        'order.create',
        'order.delete',  # NTF106: 'order.delete' is on the allowlist and nothing sends it any more: drop the entry, so that nobody sends it again unseen
        'order created',
        "it's gone",  # NTF106: 'it's gone' is on the allowlist...
    ]
