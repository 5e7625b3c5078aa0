package store

import (
	"bytes"
	"encoding/binary"

	"doudi/calc"
)

// bucket is one of the store's ordered key spaces.
type bucket uint8

const (
	metaBucket bucket = iota
	regionBucket
	householdBucket
	homeBucket
	movedBucket
	decisionBucket
	factBucket
	personBucket
	directoryBucket
	policyBucket
	rosterBucket
	applicationBucket
	pendingBucket
	historyBucket
	requestBucket
	slotBucket
	journalBucket
	bucketCount
)

var bucketNames = [bucketCount]string{
	"meta", "region", "household", "home", "moved", "decision", "fact", "person", "directory", "policy", "roster",
	"application", "pending", "history", "request", "slot", "journal",
}

// key is a place in the store. Only the functions of this file make keys.
type key struct {
	bucket bucket
	bytes  []byte
}

func (k key) before(other key) bool { return bytes.Compare(k.bytes, other.bytes) < 0 }

// after is the first key behind all keys that begin with k; the zero bytes mean
// the end of the bucket.
func (k key) after() key {
	b := bytes.Clone(k.bytes)
	for i := len(b) - 1; i >= 0; i-- {
		if b[i]++; b[i] != 0 {
			return key{k.bucket, b[:i+1]}
		}
	}
	return key{k.bucket, nil}
}

func makeKey(b bucket, parts ...string) key {
	n := 0
	for _, p := range parts {
		n += len(p)
	}
	buf := make([]byte, 0, n)
	for _, p := range parts {
		buf = append(buf, p...)
	}
	return key{b, buf}
}

func u64(n uint64) string { return string(binary.BigEndian.AppendUint64(nil, n)) }

func u32(n uint32) string { return string(binary.BigEndian.AppendUint32(nil, n)) }

func metaKey(name string) key { return makeKey(metaBucket, name) }

func regionKey(code calc.RegionCode) key { return makeKey(regionBucket, string(code)) }

func householdKey(region calc.RegionCode, n calc.HouseholdNumber) key {
	return makeKey(householdBucket, string(region), string(n), "\x00")
}

// householdsKey begins all households of the regions with a code prefix.
func householdsKey(prefix string) key { return makeKey(householdBucket, prefix) }

func homeKey(n calc.HouseholdNumber) key { return makeKey(homeBucket, string(n)) }

func movedKey(n calc.HouseholdNumber) key { return makeKey(movedBucket, string(n)) }

// historyKey is what is kept of the act that made a revision of a household.
func historyKey(n calc.HouseholdNumber, revision uint64) key {
	return makeKey(historyBucket, string(n), "\x00", u64(revision))
}

// historiesKey begins the whole history of a household.
func historiesKey(n calc.HouseholdNumber) key { return makeKey(historyBucket, string(n), "\x00") }

// revisionOf is the revision in a key of historyKey.
func revisionOf(k key) uint64 {
	if len(k.bytes) < 8 {
		return 0
	}
	return binary.BigEndian.Uint64(k.bytes[len(k.bytes)-8:])
}

// requestKey is the account change of a household that waits for its second
// person.
func requestKey(n calc.HouseholdNumber) key { return makeKey(requestBucket, string(n)) }

func decisionKey(region calc.RegionCode, n calc.HouseholdNumber, seq uint64) key {
	return makeKey(decisionBucket, string(region), string(n), "\x00", u64(seq))
}

// decisionsKey begins all decisions of a household.
func decisionsKey(region calc.RegionCode, n calc.HouseholdNumber) key {
	return makeKey(decisionBucket, string(region), string(n), "\x00")
}

// decisionsOfKey begins all decisions of the regions with a code prefix.
func decisionsOfKey(prefix string) key { return makeKey(decisionBucket, prefix) }

func factKey(region calc.RegionCode, n calc.HouseholdNumber, seq uint64) key {
	return makeKey(factBucket, string(region), string(n), "\x00", u64(seq))
}

// factsKey begins all facts of a household.
func factsKey(region calc.RegionCode, n calc.HouseholdNumber) key {
	return makeKey(factBucket, string(region), string(n), "\x00")
}

// factsOfKey begins all facts of the regions with a code prefix.
func factsOfKey(prefix string) key { return makeKey(factBucket, prefix) }

// regionOf is the region at the beginning of a household's or decision's key.
func regionOf(k key) calc.RegionCode { return calc.RegionCode(k.bytes[:min(12, len(k.bytes))]) }

// inRegion is a household's or decision's key as it is in another region.
func inRegion(k key, region calc.RegionCode) key {
	return makeKey(k.bucket, string(region), string(k.bytes[len(region):]))
}

// fileOf is the household number in a decision's or fact's key.
func fileOf(k key) calc.HouseholdNumber {
	if len(k.bytes) < 21 {
		return ""
	}
	return calc.HouseholdNumber(k.bytes[12 : len(k.bytes)-9])
}

// numberOf is the household number in a household's key.
func numberOf(k key) calc.HouseholdNumber {
	if len(k.bytes) < 13 {
		return ""
	}
	return calc.HouseholdNumber(k.bytes[12 : len(k.bytes)-1])
}

// personKey is where the household of a person is looked up; the identity
// number stands in it blinded.
func personKey(b interface{ of(byte, string) string }, id calc.IDNumber) key {
	return makeKey(personBucket, b.of('p', string(id)))
}

// directoryKey is the chunk of the search directory for one kind of search in
// one village.
func directoryKey(kind searchKind, village calc.RegionCode) key {
	return makeKey(directoryBucket, string(rune(kind)), string(village))
}

func policyKey(version int) key { return makeKey(policyBucket, u32(uint32(version))) }

func sealKey(m calc.Month) key { return makeKey(rosterBucket, u32(uint32(m)), "s") }

func findingsKey(m calc.Month) key { return makeKey(rosterBucket, u32(uint32(m)), "f") }

// entriesKey is a village's entries, or with the beginning of a code where those
// of a region begin.
func entriesKey(m calc.Month, region calc.RegionCode) key {
	return makeKey(rosterBucket, u32(uint32(m)), "e", string(region))
}

// monthKey begins everything kept of a month.
func monthKey(m calc.Month) key { return makeKey(rosterBucket, u32(uint32(m))) }

// applicationKey is where an application lies, by the number that the store gave it.
func applicationKey(number string) key { return makeKey(applicationBucket, number) }

// pendingKey is a decision that waits for the second person.
func pendingKey(number uint64) key { return makeKey(pendingBucket, u64(number)) }

// triesKey is where wrong secrets are counted.
func triesKey(operator string) key { return makeKey(slotBucket, triesMark, operator) }

const triesMark = "\x00tries\x00" // no operator's name begins so

func isTries(k key) bool { return bytes.HasPrefix(k.bytes, []byte(triesMark)) }

func slotKey(name string) key { return makeKey(slotBucket, name) }

func journalKey(seq uint64) key { return makeKey(journalBucket, u64(seq)) }

// all begins every key of a bucket.
func all(b bucket) key { return key{b, []byte{}} }
