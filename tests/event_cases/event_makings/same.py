from elsewhere import load

from event_makings.models import Envelope, Message, Row, Special


def run(session):
    session.add(Message(event_type='message.added', body='{}'))  # NTF101 message.added
    session.add(Special(event_type='message.special'))  # NTF101 message.special
    session.add_all([Row(1), Row(2, 'row.second'), Row(id=3, label='row.third')])  # NTF101 row.default NTF101 row.second NTF101 row.third
    Envelope({'type': 'envelope.positional'})  # NTF101 envelope.positional
    Envelope(headers={'type': 'envelope.keyword'}, body=1)  # NTF101 envelope.keyword
    Envelope({'label': 'none'})  # NTF102 *
    Message(**load())  # NTF102 *
