import { RedisScript } from '../../redis/commands';

/**
 * Takes points from a bucket, all or none, in one step and by the clock of Redis, so that processes whose clocks differ share it fairly. Numbers are told as text: a Lua number that
 * is answered loses its fraction. A full bucket is as good as none; any other lives until it is full, ten years at most.
 */
export const TAKE = new RedisScript(`
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local capacity, refill, points = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local available = capacity
local level, at = string.match(redis.call('GET', KEYS[1]) or '', '^(%S+) (%d+)$')
if level then
  -- A clock that was set back takes nothing away.
  local seconds = math.max(0, now - tonumber(at)) / 1000000
  available = math.min(capacity, tonumber(level) + seconds * refill)
end
local allowed = points <= available
local left = available
if allowed then left = math.min(capacity, available - points) end
if left >= capacity then
  redis.call('DEL', KEYS[1])
else
  local lifetime = math.ceil((capacity - left) / refill * 1000)
  if not (lifetime <= 315360000000) then lifetime = 315360000000 end
  redis.call('SET', KEYS[1], string.format('%.17g %.0f', left, now), 'PX', string.format('%.0f', math.max(1, lifetime)))
end
return { allowed and 1 or 0, string.format('%.17g', available), string.format('%.17g', left) }
`);
