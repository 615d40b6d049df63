from named_function.bus import other
from named_function.same import notify


def run():
    other('order.across')  # NTF101 order.across
    notify('far')  # NTF101 order.far
