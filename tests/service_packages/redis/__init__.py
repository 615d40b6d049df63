from redis.client import Redis
