import json

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Word:
    def __init__(self, kind):
        self.kind = kind


def send(ctx, text):
    words = []
    for each in json.loads(text):
        words.append(Word(each))
    for first in words:
        if first.kind == 'a':
            for second in words:
                if second.kind != 'a':
                    N.info(ctx, 'word.renamed', {})  #! word.renamed

# run: send(None, '["a", "b"]')
