import json
from contextlib import asynccontextmanager

from aiokafka import AIOKafkaProducer


@asynccontextmanager
async def producing():
    producer = AIOKafkaProducer(
        bootstrap_servers="kafka", value_serializer=lambda value: json.dumps(value).encode()
    )
    await producer.start()
    try:
        yield producer
    finally:
        await producer.stop()


class Station:
    def __init__(self):
        self.producer = AIOKafkaProducer()

    async def measure(self, celsius):
        kind = "frost" if celsius < 0 else "thaw"
        event = {"event": f"weather.{kind}", "celsius": celsius}
        await self.producer.send_and_wait("stations", event)  # sends 'weather.frost' 'weather.thaw'

    async def fail(self, error):
        await self.producer.send_and_wait(  # sends 'weather.station_failed'
            "stations", value=dict(event="weather.station_failed", error=str(error))
        )


async def storm(force):
    async with producing() as producer:
        await producer.send_and_wait("stations", {"event": "weather.storm", "force": force})  # sends 'weather.storm'
