import oslo_messaging

N = oslo_messaging.Notifier(None)


class Path:
    def __init__(self):
        self.text = 'path'

    def deeper(self):
        self.text = self.text + '.deeper'


def walk(ctx, parts, depth):
    parts.append('step')
    if depth:
        walk(ctx, parts, depth - 1)
    return parts


def run(ctx, depth):
    path = Path()
    for _ in range(depth):
        path.deeper()
    N.info(ctx, path.text, {})  #! path*|path.*|path*.deeper|*.deeper|* path*|path.deeper*|path.deeper.*|path.deeper.deeper*|path.deeper.deeper.*|path|path.deeper|path.deeper.deeper|path.*|path*.deeper|path.*.deeper|*.deeper|*
    parts = walk(ctx, ['walk'], depth)
    N.info(ctx, '.'.join(parts), {})  #! walk*|walk.*|walk.step*|*.step|walk*.step|walk.*.step|walk.step.*|*.*|* walk*|walk.step|walk.step.step|walk.*|walk.step*|*.step|walk*.step|walk.*.step|walk.step.*|*.*|*

# run: [run(ctx, depth) for depth in range(4)]
