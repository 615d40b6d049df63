import oslo_messaging
import random

N = oslo_messaging.Notifier(None)


def run(ctx):
    words = ['a', 'b']
    random.shuffle(words)
    N.info(ctx, 'word.' + words[0], {})  #! word.a word.b
    N.info(ctx, 'all.' + '.'.join(words), {})  #! all.*

# run: [run(ctx) for _ in range(50)]
