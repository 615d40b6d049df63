from farm.events import Event


def publish(event: Event) -> None:
    print(event.kind, event)
