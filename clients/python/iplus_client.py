"""Sends records to an open platform: one file, Python's standard library alone (3.9 or later).

A record that `add` has taken is on your disk; `flush` sends what waits there in batches and ends when each has a
receipt. A batch whose answer was lost, or that a crash interrupted, is sent again under the same key, and counts once.

    client = RecordsClient("https://index.example.org", token, contract="visits", spool="spool")
    client.add({"id": "1", "city": "110100", "day": "2026-11-28", "visits": 3})
    for receipt in client.flush():
        print(receipt["receipt"], receipt["counts"])
"""

import base64
import email.utils
import gzip
import hashlib
import http.client
import json
import os
import random
import re
import secrets
import time
import urllib.error
import urllib.parse
import urllib.request

_SEALED = re.compile(r"^batch-\d{9}-[0-9a-f]{64}\.ndjson$")
_UNFINISHED = re.compile(r"^batch-\d{9}-[0-9a-f]{64}\.ndjson\.part$")


class RefusedBatch(Exception):
    """A batch that the platform refuses.

    Where its content is at fault it is set aside in the spool as `refused-...`; where the token or the contract is, it
    waits there for the next `flush`.
    """

    def __init__(self, status, problem, path):
        super().__init__(f"{status}: {problem.get('title', 'refused')}. {problem.get('detail', '')} ({path})")
        self.status, self.problem, self.path = status, problem, path


class RecordsClient:
    def __init__(
        self, url, token, contract, spool, records=5000, size=4_000_000, tries=10, language="en", wait=10, log_key=None
    ):
        """`records` and `size` (bytes) are the most of a batch; `wait`: seconds to wait for its records to be judged.

        `log_key`: the public key of the platform's log, as minisign takes it; a batch then counts as sent only once its
        promise is signed by it.
        """
        self.log_key = log_key
        self.url, self.token, self.contract, self.spool = url.rstrip("/"), token, contract, spool
        self.records, self.size, self.tries, self.language, self.wait = records, size, tries, language, wait
        os.makedirs(spool, mode=0o700, exist_ok=True)  # records of yours: for nobody else on this machine
        for name in filter(_UNFINISHED.match, os.listdir(spool)):
            os.remove(os.path.join(spool, name))
        numbers = [int(m.group(1)) for m in (re.search(r"-(\d{9})-", n) for n in os.listdir(spool)) if m]
        self._next = max(numbers, default=0) + 1
        self._open()

    def add(self, record):
        """Takes a record: when this returns it is on the disk."""
        self.add_all([record])

    def add_all(self, records):
        """Takes all of several records, or none where one cannot be sent (ValueError) or the disk is full (OSError).

        Values may be those of pandas and numpy: a moment or day is written as ISO 8601, and NaN, NaT and NA as null.
        """
        batches, size = [[]], 0
        for line in [_line(record, number) for number, record in enumerate(records, 1)]:
            if batches[-1] and (len(batches[-1]) >= self.records or size + len(line) > self.size):
                batches.append([])
                size = 0
            batches[-1].append(line)
            size += len(line)
        *others, last = batches
        if self._count > 0 and (others or self._count + len(last) > self.records or self._size + size > self.size):
            self._seal()
        paths = []
        try:
            for batch in others:
                paths.append(self._new_path())
                with open(f"{paths[-1]}.part", "wb", buffering=0) as file:
                    _write(file, b"".join(batch))
            self._write(last)
        except BaseException:
            for path in paths:
                os.remove(f"{path}.part")
            raise
        for path in paths:
            os.rename(f"{path}.part", path)
        if paths:
            self._sync_folder()

    def flush(self):
        """Sends all that waits and returns the receipts. Raises RefusedBatch, or OSError when the tries are used up."""
        if self._count > 0:
            self._seal()
        return [self._send(name) for name in sorted(filter(_SEALED.match, os.listdir(self.spool)))]

    def receipt(self, identifier):
        """The receipt of a batch by now: how many of its records still wait to be judged."""
        return self._get(f"/v1/receipts/{urllib.parse.quote(identifier)}")

    def proof(self, identifier):
        """The proof that a batch is in the public log, once its segment is; to be kept, and checked by `verify_receipt`."""
        return self._get(f"/v1/receipts/{urllib.parse.quote(identifier)}/proof")

    def close(self):
        """Ends; what waits stays in the spool."""
        self._file.close()

    def _get(self, path):
        headers = {"Authorization": f"Bearer {self.token}", "Accept-Language": self.language}
        with _direct.open(urllib.request.Request(self.url + path, headers=headers), timeout=60) as answer:
            return json.load(answer)

    def _open(self):
        path = os.path.join(self.spool, "open.ndjson")
        self._file = open(path, "a+b", buffering=0)
        self._file.seek(0)
        left = self._file.read()
        # A crash may have cut the last line: `add` had not taken that record.
        whole = left[: left.rfind(b"\n") + 1]
        self._file.truncate(len(whole))
        self._count, self._size = whole.count(b"\n"), len(whole)

    def _write(self, lines):
        data = b"".join(lines)
        try:
            _write(self._file, data)
        except BaseException:
            self._file.truncate(self._size)
            raise
        self._count, self._size = self._count + len(lines), self._size + len(data)

    def _new_path(self):
        """The path of the next batch. Its key is in its name: what is added once more later is another batch."""
        self._next += 1
        return os.path.join(self.spool, f"batch-{self._next - 1:09d}-{secrets.token_hex(32)}.ndjson")

    def _seal(self):
        """Makes the open file a batch."""
        self._file.close()
        os.rename(os.path.join(self.spool, "open.ndjson"), self._new_path())
        self._sync_folder()
        self._open()

    def _send(self, name):
        path = os.path.join(self.spool, name)
        with open(path, "rb") as file:
            lines = file.read()
        body, sha256 = gzip.compress(lines), hashlib.sha256(lines).hexdigest()
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
                with _direct.open(request, timeout=60) as answer:
                    receipt = json.load(answer)
                if not isinstance(receipt, dict) or receipt.get("sha256") != sha256:
                    raise ValueError("the answer is not the receipt of this batch")
                if self.log_key is not None:
                    verify_promise(receipt, self.log_key)
                self._keep(receipt)
                os.remove(path)
                self._sync_folder()
                return receipt
            except urllib.error.HTTPError as error:
                problem = _problem(error)
                if error.code < 500 and error.code not in (408, 409, 429):
                    kept = path
                    if error.code in (400, 413, 415, 422):
                        kept = os.path.join(self.spool, "refused-" + name[len("batch-") :])
                        os.rename(path, kept)
                    raise RefusedBatch(error.code, problem, kept) from None
                why, after = f"{error.code} {problem.get('title', '')}", _seconds(error.headers.get("Retry-After"))
            except (OSError, ValueError, http.client.HTTPException) as error:
                why = str(error)
            if attempt < self.tries:
                # Between nothing and twice as long as before; never sooner than asked.
                time.sleep(max(after, random.uniform(0, min(60, 0.5 * 2**attempt))))
        raise OSError(f"not sent after {self.tries} tries: {why}; {path} stays in the spool")

    def _keep(self, receipt):
        """Keeps a receipt as a line of `receipts.ndjson` in the spool: what shows later that the batch was acknowledged."""
        with open(os.path.join(self.spool, "receipts.ndjson"), "a+b", buffering=0) as file:
            file.seek(max(0, file.tell() - 1))
            end = b"" if file.read(1) in (b"", b"\n") else b"\n"  # a crash may have cut the last line
            _write(file, end + json.dumps(receipt, ensure_ascii=False).encode() + b"\n")

    def _sync_folder(self):
        """So that a name in the folder lasts; Windows cannot."""
        if os.name == "posix":
            handle = os.open(self.spool, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _write(file, data):
    """Writes all of some bytes to the disk."""
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]
    os.fsync(file.fileno())


def _line(record, number):
    if not isinstance(record, dict):
        raise ValueError(f"record {number}: found a {type(record).__name__}, expected a dict")
    fields = {}
    for name, value in record.items():
        try:
            fields[name] = _plain(value)
            json.dumps(fields[name], allow_nan=False)
        except (TypeError, ValueError):
            raise ValueError(f"record {number}, field {name}: found {value!r}, {_EXPECTED}") from None
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


_EXPECTED = "expected a text, a finite number, True, False, a moment, a day, or None for no value; no record was taken"


def _plain(value):
    """A value as JSON has it; types of pandas and numpy are known by what they can do."""
    if getattr(getattr(value, "dtype", None), "kind", None) == "M":
        # In numbers, a moment of numpy would be nanoseconds.
        return None if str(value) == "NaT" else str(value)
    if hasattr(value, "item"):
        value = value.item()
    if type(value).__name__ in ("NaTType", "NAType") or (isinstance(value, float) and value != value):
        return None
    return value.isoformat() if hasattr(value, "isoformat") else value


def _problem(error):
    """What an answer says is wrong; nothing where it cannot be read."""
    try:
        problem = json.load(error)
    except (OSError, ValueError, http.client.HTTPException):
        return {}
    return problem if isinstance(problem, dict) else {}


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Follows no redirection: it would lose the records and hand the token to another address."""

    def redirect_request(self, *_):
        return None


_direct = urllib.request.build_opener(_NoRedirect)


def _seconds(asked):
    """The seconds that `Retry-After` asks for, as a number or as a date; 0 where it says nothing that can be read."""
    if re.fullmatch("[0-9]+", asked or ""):
        return float(asked)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(asked).timestamp() - time.time())
    except (TypeError, ValueError):
        return 0.0


def verify_receipt(receipt, proof, public_key):
    """Checks the proof of a receipt without the platform.

    The batch with this receipt, these bytes and what it promised must be in the log whose checkpoint the key has signed
    (`verify_promise` checks who signed the promise). `public_key` is the line that minisign takes. Returns origin, size and text
    of the checkpoint; raises ValueError that says what does not hold."""
    leaf, entry = json.loads(proof["leaf"]), json.loads(proof["entry"])
    batch, text = (receipt["receipt"], receipt["sha256"]), (receipt.get("promise") or "\n").split("\n")[1]
    if (leaf["receipt"], leaf["sha256"]) != batch or (text and json.loads(text)["leaf"] != proof["leaf"]):
        raise ValueError("the proof of another batch")
    inside = proof["inSegment"]
    if _root(_leaf(proof["leaf"]), inside["index"], entry["size"], _path(inside["hashes"])) != base64.b64decode(entry["root"]):
        raise ValueError("the batch is not in the segment")
    head, checkpoint = proof["inLog"].split("\n\n", 1)
    _, place, *above = head.split("\n")
    origin, size, root, _, line, *_ = checkpoint.split("\n")
    if _root(_leaf(proof["entry"]), int(place[len("index ") :]), int(size), _path(above)) != base64.b64decode(root):
        raise ValueError("the segment is not in the log")
    if not _is_note(f"{origin}\n{size}\n{root}\n", line, public_key):
        raise ValueError("the key has not signed the checkpoint")
    return {"origin": origin, "size": int(size), "checkpoint": checkpoint}


def verify_promise(receipt, public_key):
    """Checks the signed promise of a receipt, without the platform: that the batch is in a segment of its public log by a time.

    `public_key` is the line that minisign takes. Returns what was promised; raises ValueError that says what does not hold.
    `iplus receipt prove` says later whether it was kept; where it was not, the promise convicts the platform.
    """
    head, text, _, line, *_ = [*(receipt.get("promise") or "").split("\n"), "", "", "", ""]
    if head != "iplus receipt v1":
        raise ValueError("the receipt has no promise")
    if not _is_note(f"{head}\n{text}\n", line, public_key):
        raise ValueError("the key has not signed the promise")
    promised = json.loads(text)
    leaf = json.loads(promised["leaf"])
    if (leaf["receipt"], leaf["sha256"]) != (receipt["receipt"], receipt["sha256"]):
        raise ValueError("the promise of another batch")
    return promised


def _is_note(text, line, public_key):
    """Whether a line of a signed note (C2SP) is the signature of a text by a key."""
    # What minisign writes: two letters, the id of the key (8 bytes), the key (32).
    key, signature = base64.b64decode(public_key)[10:], base64.b64decode(line.split(" ")[-1])[4:]
    return _is_signed(key, text.encode(), signature)


def _leaf(text):
    return hashlib.sha256(b"\0" + text.encode()).digest()


def _path(hashes):
    return [base64.b64decode(one) for one in hashes]


def _root(leaf, index, size, path):
    """The root that a path gives for a leaf (RFC 6962); None where the path has another length."""
    if not 0 <= index < size:
        return None
    if size == 1:
        return leaf if not path else None
    if not path:
        return None
    half = 1
    while half * 2 < size:
        half *= 2
    left = index < half
    below = _root(leaf, index if left else index - half, half if left else size - half, path[:-1])
    if below is None:
        return None
    return hashlib.sha256(b"\1" + (below + path[-1] if left else path[-1] + below)).digest()


# Ed25519 (RFC 8032), to check a signature: the standard library has none. Slow, and only ever used on public values.
_P = 2**255 - 19
_ORDER = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, _P - 2, _P) % _P


def _add(a, b):
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % _P, (a[1] + a[0]) * (b[1] + b[0]) % _P
    c, d = 2 * a[3] * b[3] * _D % _P, 2 * a[2] * b[2] % _P
    w, x, y, z = f - e, d - c, d + c, f + e
    return w * x % _P, y * z % _P, x * y % _P, w * z % _P


def _times(number, point):
    total = (0, 1, 1, 0)
    while number > 0:
        if number & 1:
            total = _add(total, point)
        point = _add(point, point)
        number >>= 1
    return total


def _point(data):
    """The point that 32 bytes stand for; None where they stand for none."""
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number & ((1 << 255) - 1)
    if y >= _P:
        return None
    square = (y * y - 1) * pow(_D * y * y + 1, _P - 2, _P) % _P
    x = pow(square, (_P + 3) // 8, _P)
    if (x * x - square) % _P != 0:
        x = x * pow(2, (_P - 1) // 4, _P) % _P
    if (x * x - square) % _P != 0 or (x == 0 and sign == 1):
        return None
    x = _P - x if x & 1 != sign else x
    return x, y, 1, x * y % _P


def _is_signed(key, message, signature):
    if len(key) != 32 or len(signature) != 64:
        return False
    public, r = _point(key), _point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if public is None or r is None or s >= _ORDER:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % _ORDER
    base = _point((4 * pow(5, _P - 2, _P) % _P).to_bytes(32, "little"))
    a, b = _times(s, base), _add(r, _times(h, public))
    return (a[0] * b[2] - b[0] * a[2]) % _P == 0 and (a[1] * b[2] - b[1] * a[2]) % _P == 0
