"""Sends records to an open platform: one file, Python's standard library alone (3.9 or later).

A record that `add` has taken is on your disk; `flush` sends what waits there in batches and ends when each has a
receipt. A batch whose answer was lost, or that a crash interrupted, is sent again under the same key, and counts once.

    client = RecordsClient("https://index.example.org", token, contract="visits", spool="spool")
    client.add({"id": "1", "city": "110100", "day": "2026-11-28", "visits": 3})
    for receipt in client.flush():
        print(receipt["receipt"], receipt["counts"])
"""

import gzip
import hashlib
import json
import os
import random
import re
import time
import urllib.error
import urllib.parse
import urllib.request

_SEALED = re.compile(r"^batch-\d{9}-[0-9a-f]{64}\.ndjson$")


class RefusedBatch(Exception):
    """A batch that the platform refuses.

    Where its content is at fault it is set aside in the spool as `refused-...`; where the token or the contract is, it
    waits there for the next `flush`.
    """

    def __init__(self, status, problem, path):
        super().__init__(f"{status}: {problem.get('title', 'refused')}. {problem.get('detail', '')} ({path})")
        self.status, self.problem, self.path = status, problem, path


class RecordsClient:
    def __init__(self, url, token, contract, spool, records=5000, size=4_000_000, tries=10, language="en", wait=10):
        """`records` and `size` (bytes) are the most of a batch; `wait`: seconds to wait for its records to be judged."""
        self.url, self.token, self.contract, self.spool = url.rstrip("/"), token, contract, spool
        self.records, self.size, self.tries, self.language, self.wait = records, size, tries, language, wait
        os.makedirs(spool, exist_ok=True)
        numbers = [int(m.group(1)) for m in (re.search(r"-(\d{9})-", n) for n in os.listdir(spool)) if m]
        self._next = max(numbers, default=0) + 1
        self._open()

    def add(self, record):
        """Takes a record: when this returns it is on the disk."""
        self.add_all([record])

    def add_all(self, records):
        """Takes several records, with one write."""
        lines = []
        for record in records:
            line = json.dumps(record, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode() + b"\n"
            count, size = self._count + len(lines), self._size + sum(map(len, lines)) + len(line)
            if count > 0 and (count >= self.records or size > self.size):
                self._write(lines)
                self._seal()
                lines = []
            lines.append(line)
        self._write(lines)

    def flush(self):
        """Sends all that waits and returns the receipts. Raises RefusedBatch, or OSError when the tries are used up."""
        if self._count > 0:
            self._seal()
        return [self._send(name) for name in sorted(filter(_SEALED.match, os.listdir(self.spool)))]

    def receipt(self, identifier):
        """The receipt of a batch by now: how many of its records still wait to be judged."""
        request = urllib.request.Request(
            f"{self.url}/v1/receipts/{urllib.parse.quote(identifier)}",
            headers={"Authorization": f"Bearer {self.token}", "Accept-Language": self.language},
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)

    def close(self):
        """Ends; what waits stays in the spool."""
        self._file.close()

    def _open(self):
        path = os.path.join(self.spool, "open.ndjson")
        self._file = open(path, "a+b")
        self._file.seek(0)
        left = self._file.read()
        # A crash may have cut the last line: `add` had not taken that record.
        whole = left[: left.rfind(b"\n") + 1]
        self._file.truncate(len(whole))
        self._count, self._size = whole.count(b"\n"), len(whole)

    def _write(self, lines):
        if not lines:
            return
        self._file.write(b"".join(lines))
        self._file.flush()
        os.fsync(self._file.fileno())
        self._count, self._size = self._count + len(lines), self._size + sum(map(len, lines))

    def _seal(self):
        """Makes the open file a batch, whose key is the hash of the contract and its bytes."""
        path = os.path.join(self.spool, "open.ndjson")
        self._file.close()
        with open(path, "rb") as file:
            key = hashlib.sha256(self.contract.encode() + b"\n" + file.read()).hexdigest()
        os.rename(path, os.path.join(self.spool, f"batch-{self._next:09d}-{key}.ndjson"))
        self._next += 1
        self._sync_folder()
        self._open()

    def _send(self, name):
        path = os.path.join(self.spool, name)
        with open(path, "rb") as file:
            body = gzip.compress(file.read())
        headers = {
            "Authorization": f"Bearer {self.token}",
            "Content-Type": "application/x-ndjson",
            "Content-Encoding": "gzip",
            "Idempotency-Key": name[len("batch-000000000-") : -len(".ndjson")],
            "Accept-Language": self.language,
            "Prefer": f"wait={self.wait}",
        }
        address = f"{self.url}/v1/records?contract={urllib.parse.quote(self.contract)}"
        for attempt in range(1, self.tries + 1):
            after = 0.0
            try:
                request = urllib.request.Request(address, data=body, headers=headers, method="POST")
                with urllib.request.urlopen(request, timeout=60) as answer:
                    receipt = json.load(answer)
                os.remove(path)
                self._sync_folder()
                return receipt
            except urllib.error.HTTPError as error:
                try:
                    problem = json.load(error)
                except ValueError:
                    problem = {}
                if error.code < 500 and error.code not in (408, 409, 429):
                    kept = path
                    if error.code in (400, 413, 415, 422):
                        kept = os.path.join(self.spool, "refused-" + name[len("batch-") :])
                        os.rename(path, kept)
                    raise RefusedBatch(error.code, problem, kept) from None
                why, asked = f"{error.code} {problem.get('title', '')}", error.headers.get("Retry-After") or "0"
                after = float(asked) if asked.isdigit() else 0.0
            except (OSError, ValueError) as error:
                why = str(error)
            if attempt < self.tries:
                # Between nothing and twice as long as before; never sooner than asked.
                time.sleep(max(after, random.uniform(0, min(60, 0.5 * 2**attempt))))
        raise OSError(f"not sent after {self.tries} tries: {why}; {path} stays in the spool")

    def _sync_folder(self):
        """So that a name in the folder lasts; Windows cannot."""
        if os.name == "posix":
            handle = os.open(self.spool, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
