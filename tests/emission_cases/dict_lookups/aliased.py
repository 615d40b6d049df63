import dict_lookups.same as s
from dict_lookups.same import EVENTS as TABLE, tell as say


def run(ctx):
    say(ctx, TABLE['create'])  # NTF101 order.create
    say(ctx, s.EVENTS['delete'])  # NTF101 order.delete
