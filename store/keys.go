package store

import (
	"bytes"
	"encoding/binary"
	"strings"

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
	indexBucket
	policyBucket
	rosterBucket
	operatorBucket
	journalBucket
	bucketCount
)

var bucketNames = [bucketCount]string{
	"meta", "region", "household", "home", "moved", "decision", "index", "policy", "roster", "operator", "journal",
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

func decisionKey(region calc.RegionCode, a calc.AwardKey, seq uint64) key {
	return makeKey(decisionBucket, string(region), string(a.Household), "\x00", string(a.Program), "\x00", string(a.Person), "\x00", u64(seq))
}

// decisionsKey begins all decisions of a household.
func decisionsKey(region calc.RegionCode, n calc.HouseholdNumber) key {
	return makeKey(decisionBucket, string(region), string(n), "\x00")
}

// decisionsOfKey begins all decisions of the regions with a code prefix.
func decisionsOfKey(prefix string) key { return makeKey(decisionBucket, prefix) }

// splitDecisionKey takes a decision's key apart; ok is false for a damaged one.
func splitDecisionKey(k key) (a calc.AwardKey, ok bool) {
	const region, seq = 12, 8
	if len(k.bytes) < region+seq {
		return a, false
	}
	parts := bytes.Split(k.bytes[region:len(k.bytes)-seq], []byte{0})
	if len(parts) != 4 || len(parts[3]) > 0 {
		return a, false
	}
	return calc.AwardKey{Household: calc.HouseholdNumber(parts[0]), Program: calc.Program(parts[1]), Person: calc.IDNumber(parts[2])}, true
}

// regionOf is the region at the beginning of a household's or decision's key.
func regionOf(k key) calc.RegionCode { return calc.RegionCode(k.bytes[:min(12, len(k.bytes))]) }

// numberOf is the household number in a household's key.
func numberOf(k key) calc.HouseholdNumber {
	if len(k.bytes) < 13 {
		return ""
	}
	return calc.HouseholdNumber(k.bytes[12 : len(k.bytes)-1])
}

// token is a kind of search.
type token byte

const (
	byID      token = 'i' // identity number
	byIDTail  token = 't' // its last four characters
	byAccount token = 'a' // the last four digits of the account
	byName    token = 'n' // name of a member or payee
	bySound   token = 's' // the name in pinyin, whole and by its initials
)

// tokenText is the key of a token in the index, as text for sorting.
func tokenText(t token, value string, n calc.HouseholdNumber) string {
	return string(rune(t)) + value + "\x00" + string(n)
}

func tokenKeyOf(text string) key { return makeKey(indexBucket, text) }

func tokenKey(t token, value string, n calc.HouseholdNumber) key {
	return tokenKeyOf(tokenText(t, value, n))
}

// tokensKey begins all tokens whose value begins with a text.
func tokensKey(t token, begin string) key { return makeKey(indexBucket, string(rune(t)), begin) }

// splitTokenKey is the value and the household of a token's key.
func splitTokenKey(k key) (value string, n calc.HouseholdNumber) {
	value, number, _ := strings.Cut(string(k.bytes[1:]), "\x00")
	return value, calc.HouseholdNumber(number)
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

func operatorKey(name string) key { return makeKey(operatorBucket, name) }

func journalKey(seq uint64) key { return makeKey(journalBucket, u64(seq)) }

// all begins every key of a bucket.
func all(b bucket) key { return key{b, []byte{}} }
