package store

// head is the head record: where the store stands after its last act. It
// changes in the transaction of every act, together with the records and the
// journal entry, and answers for all of them: a transaction of which a part is
// missing does not agree with it.
type head struct {
	Journal  uint64   // sequence of the last journal entry
	Digest   [32]byte // of that entry
	Changed  uint64   // sequence of the last entry of an act that changed a record
	Decision uint64   // sequence of the last decision or fact
	Policy   int      // version of the last loaded tables
	Records  uint64   // how many envelopes there are, this one apart
	Sum      [tagSize]byte
}

// readHead opens the head record. The error wraps ErrDamaged.
func readHead(raw engine, box *envelope) (*head, error) {
	sealed, err := raw.get(metaKey("head"))
	if err != nil {
		return nil, err
	}
	if sealed == nil {
		return nil, damaged("head.missing")
	}
	value, err := box.open(metaKey("head"), sealed)
	if err != nil {
		return nil, err
	}
	return decodeHead(value)
}

func writeHead(raw engine, box *envelope, h *head) error {
	return raw.put(metaKey("head"), box.seal(metaKey("head"), encodeHead(h)))
}

func encodeHead(h *head) []byte {
	e := newEncoder()
	e.uint(h.Journal)
	e.digest(h.Digest)
	e.uint(h.Changed)
	e.uint(h.Decision)
	e.uint(uint64(h.Policy))
	e.uint(h.Records)
	e.b = append(e.b, h.Sum[:]...)
	return e.b
}

func decodeHead(value []byte) (*head, error) {
	d := newDecoder(value)
	h := &head{Journal: d.uint(), Digest: d.digest(), Changed: d.uint(), Decision: d.uint(), Policy: int(d.uint()), Records: d.uint()}
	d.fixed(h.Sum[:])
	return h, d.done("head")
}
