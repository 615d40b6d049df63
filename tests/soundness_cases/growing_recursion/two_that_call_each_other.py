import oslo_messaging

N = oslo_messaging.Notifier(None)


class Walker:
    def down(self, ctx, path, node):
        for child in node:
            self.up(ctx, path + '.down', child)

    def up(self, ctx, path, node):
        N.info(ctx, path, {})
        self.down(ctx, f'{path}.up', node)


def run(ctx, tree):
    Walker().down(ctx, 'walk', tree)  #! walk*|walk.*|walk.down*|walk.down.*|walk*.down|walk.*.down|*.down|* walk*|walk.down*|walk.down.*|walk.down|walk.down.up.down|walk.down.up*|walk.down.up.*|walk.down.*.down|walk.down*.down|walk*.down|walk.*.down|walk.*|*.down|*

# run: run(ctx, [[[[]]], []])
