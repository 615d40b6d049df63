from named_function.bus import publish as say
from named_function.same import alias as twice

thrice = twice


def run():
    say('order.say')  # NTF101 order.say
    twice('order.twice')  # NTF101 order.twice
    thrice('order.thrice')  # NTF101 order.thrice
