from pika.adapters.blocking import BlockingConnection
