import oslo_messaging


def each_part(text, visit):
    for part in text.split('.'):
        visit(part)


def main():
    parts = set()
    each_part('disk.port', parts.add)
    for part in sorted(parts):
        oslo_messaging.Notifier(None).info({}, 'part.' + part, {})  #! part.disk part.port

# run: main()
