from dataclasses import dataclass, field

from farm import bus


@dataclass
class Happened:
    kind: str


@dataclass
class Sheep:
    pending: list[Happened] = field(default_factory=list)

    def shear(self) -> None:
        self.pending.append(Happened("sheep.shorn"))

    def sleep(self) -> None:
        self.pending.append(Happened(kind="sheep.asleep"))

    def collect(self):
        while self.pending:
            yield self.pending.pop(0)


class Lamb:
    def __init__(self) -> None:
        self.news = []

    def jump(self, how: str) -> None:
        self.news.append(Happened("lamb." + how))


class Fold:
    def __init__(self) -> None:
        self.seen: list[Sheep] = []

    def __enter__(self):
        return self

    def add(self, sheep) -> None:
        self.seen.append(sheep)

    def __exit__(self, *exception) -> None:
        for sheep in self.seen:
            for event in sheep.collect():
                bus.publish(event)  # sends 'sheep.shorn' 'sheep.asleep'


class Pen:
    def __init__(self) -> None:
        self.lambs = []

    def take(self, lamb) -> None:
        self.lambs.append(lamb)

    def close(self) -> None:
        for lamb in self.lambs:
            for event in lamb.news:
                bus.publish(event)


def night() -> None:
    with Fold() as fold:
        sheep = Sheep()
        fold.add(sheep)
        sheep.shear()
        sheep.sleep()


def day() -> None:
    pen = Pen()
    lamb = Lamb()
    pen.take(lamb)
    lamb.jump("high")  # sends 'lamb.high'
    lamb.jump("far")  # sends 'lamb.far'
    pen.close()
