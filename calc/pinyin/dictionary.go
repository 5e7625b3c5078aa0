package pinyin

import "strings"

//go:generate go test -run ^TestTable$ -update

// The dictionary is the three constants of table.go. They are constants so that
// a program that never spells a name does not pay for them when it starts.
//
// Characters come in blocks. blockNumbers has the number of each block's row in
// rows, and a row has the number of each character's reading in syllables;
// number 0 is a block and a reading that is none.
const (
	blockSize     = 128
	syllableWidth = len("zhuang") // spaces fill up the shorter ones

	// Numbers are written with two digits of these.
	firstDigit = '0'
	base       = 32
)

// dictionaryReading is the first reading that the dictionary gives a character,
// ü as v; "" where it gives none.
func dictionaryReading(r rune) string {
	block := int(r) / blockSize
	if block >= len(blockNumbers)/2 {
		return ""
	}
	row := number(blockNumbers, block)
	n := number(rows, row*blockSize+int(r)%blockSize)
	return strings.TrimRight(syllables[n*syllableWidth:][:syllableWidth], " ")
}

// number is the number at a place of a list.
func number(list string, place int) int {
	return int(list[2*place]-firstDigit)*base + int(list[2*place+1]-firstDigit)
}
