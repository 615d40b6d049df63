import json
from dataclasses import asdict, dataclass

import orjson
from elsewhere import Producer
from pydantic import BaseModel

from event_texts.bus import put


class Model(BaseModel):
    type: str = 'text.model'


@dataclass
class Data:
    type: str = 'text.data'

    def to_json(self):
        return json.dumps(asdict(self))


def run(raw):
    producer = Producer()
    producer.send('t', json.dumps({'type': 'text.dumps'}))  # NTF101 text.dumps
    producer.send('t', value=json.dumps({'type': 'text.bytes'}).encode())  # NTF101 text.bytes
    producer.send('t', orjson.dumps(dict(type='text.orjson')))  # NTF101 text.orjson
    producer.send('t', b'{"type": "text.literal"}')  # NTF101 text.literal
    producer.send('t', '{"type": "text.string"}')  # NTF101 text.string
    producer.send('t', 'no json')  # NTF102 *
    producer.send('t', json.dumps(asdict(Data())))  # NTF101 text.data
    producer.send('t', Data().to_json())  # NTF101 text.data
    producer.send('t', Model().model_dump_json().encode())  # NTF101 text.model
    producer.send('t', Model(type='text.told').model_dump())  # NTF101 text.told
    producer.send('t', raw)  # NTF102 *
    producer.send('t', None)
    put({'detail': json.dumps({'type': 'text.inner'})})  # NTF101 text.inner
    put({'other': 1})  # NTF102 *
