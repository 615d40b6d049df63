from abc import ABC, abstractmethod


def emit(event, key=None):
    print(event, key)


def publish(event):
    print(event)


class Bus(ABC):
    @abstractmethod
    def send(self, event): ...


class QueueBus(Bus):
    def send(self, event):
        print(event)
