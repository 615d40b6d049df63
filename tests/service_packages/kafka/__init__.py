from kafka.producer import KafkaProducer
