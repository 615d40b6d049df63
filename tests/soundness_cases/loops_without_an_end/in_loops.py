import oslo_messaging

N = oslo_messaging.Notifier(None)


def told(kind, rows):
    for row in rows:
        N.info({}, f'{kind}.{row % 2}', {})


def poll(kinds, source):
    while True:
        for kind in kinds:
            while True:
                try:
                    rows = source(kind)
                except KeyError:
                    N.info({}, kind + '.unknown', {})
                    continue
                if rows:
                    told(kind, rows)
                    break


def go(answers):
    def source(kind):
        if not answers:
            raise SystemExit
        answer = answers.pop()
        if answer is None:
            raise KeyError(kind)
        return answer

    try:
        poll(('disk', 'port'), source)  #! disk.unknown port.unknown disk.* port.*
    except SystemExit:
        pass

# run: go([None, [1, 2], None, [1, 2], [1, 2], None])
