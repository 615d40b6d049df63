from branches.same import tell as say

import branches.same as b

Say = b.tell


def run(ctx, ok):
    say(ctx, 'one' if ok else 'two')  # NTF101 order.one NTF101 order.two
    Say(ctx, 'three')  # NTF101 order.three
