from .producer.producer import AIOKafkaProducer
