from elsewhere import Producer

from event_texts.same import Data, Model


class Publisher:
    def __init__(self):
        self.producer = Producer()

    def publish(self, event):
        self.producer.send('t', event.model_dump_json())


def run():
    Publisher().publish(Model(type='text.across'))  # NTF101 text.across
    Producer().send('t', Data('text.far').to_json())  # NTF101 text.far
