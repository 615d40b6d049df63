#: The legacy notifications of the service, from before the guard.
ALLOWED = [
    'order.created',
    'order.late',
    'order.lost',  # NTF106
]
