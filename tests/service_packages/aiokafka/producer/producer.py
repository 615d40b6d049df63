class AIOKafkaProducer:
    async def send_and_wait(self, topic, value=None, key=None):
        future = await self.send(topic, value)
        return await future
