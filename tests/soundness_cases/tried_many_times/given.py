import oslo_messaging

notifier = oslo_messaging.Notifier(None)

def is_below(node, top):
    seen = []
    for _ in range(1000):
        if node == top:
            return True
        if node in seen:
            raise RuntimeError(node)
        seen.append(node)
        node = node.parent
        if not node:
            break
    return False


def run(ctx, node, top):
    if is_below(node, top):
        notifier.info(ctx, 'node.below', {})  #! node.below
    else:
        notifier.info(ctx, 'node.beside', {})  #! node.beside


# run: run(ctx, ns(parent=None), 1); top = ns(parent=None); run(ctx, ns(parent=top), top)
