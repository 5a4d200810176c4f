#!/usr/bin/env python3
"""A forum that knows one member: any cookie forum_sid, any id."""
import asyncio, sys
BODY = b'{"id":48213,"name":"alice","title":"Alice Example","email":"alice@example.org","confirmed":true,"groups":["Members"]}'
async def serve(r, w):
    try:
        while True:
            head = await r.readuntil(b"\r\n\r\n")
            w.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY)
            await w.drain()
    except Exception:
        w.close()
async def main():
    s = await asyncio.start_server(serve, "127.0.0.1", int(sys.argv[1]))
    await s.serve_forever()
asyncio.run(main())
