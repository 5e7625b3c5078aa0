package spreadsheet

import (
	"bytes"
	"testing"
	"testing/iotest"

	"doudi/calc"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestSniffAcrossBlocks(t *testing.T) {
	text := bytes.Repeat([]byte("a张三é𠮷"), 20_000)
	for _, start := range []string{"", "x", "xx", "xxx"} {
		data := append([]byte(start), text...)
		c, err := sniff(iotest.OneByteReader(bytes.NewReader(data)))
		if err != nil || c.bad != 0 || c.long != 60_000 || c.charset() != charsetUTF8 {
			t.Errorf("after %q: %+v, %v", start, c, err)
		}
	}
	c, _ := sniff(bytes.NewReader(gb(string(text))))
	if c.charset() != charsetGB18030 {
		t.Errorf("%+v", c)
	}
	c, _ = sniff(bytes.NewReader(text[:len(text)-1]))
	if c.bad == 0 || c.charset() != charsetUTF8 {
		t.Errorf("cut off: %+v", c)
	}
}

func TestMojibake(t *testing.T) {
	enc := simplifiedchinese.GB18030.NewEncoder()
	for s, want := range map[string]bool{
		"寮犱笁": true, "鏉庡洓": true, "1寮犱笁x": true, "浣庝繚 鐗瑰洶": true,
		"": false, "abc": false, "张三": false, "欧阳修": false, "寮国人": false, "濮阳淇": false, "澹台灭明": false,
		"浩然淼": false, "·阿依古丽": false,
	} {
		if mojibake(s, enc) != want {
			t.Errorf("%q: %v", s, !want)
		}
	}
}

func TestEncodeGB18030(t *testing.T) {
	for _, s := range []string{"", "abc", "张三", "𠮷野", "阿依古丽·买买提", "㛃", "€", "\u1e3f", "\U0003134a"} {
		b, err := EncodeGB18030(s)
		if err != nil {
			t.Errorf("%q: %v", s, err)
		}
		back, _ := simplifiedchinese.GB18030.NewDecoder().Bytes(b)
		if string(back) != s {
			t.Errorf("%q comes back as %q", s, back)
		}
	}
	for s, args := range map[string][]string{
		"张\ue001三": {"\ue001", "U+E001"}, // the encoder would make it another character
		"张\ufffd":  {"\ufffd", "U+FFFD"},
		"张\xff三":   {"\xff", "U+FFFD"},
	} {
		b, err := EncodeGB18030(s)
		want := calc.Fault{Code: TextNotGB18030, Args: args}
		if diff := cmp.Diff(error(want), err); diff != "" || b != nil {
			t.Errorf("%q: %q, %s", s, b, diff)
		}
	}
}

// Every character either survives or is refused.
func TestEncodeGB18030Everything(t *testing.T) {
	dec := simplifiedchinese.GB18030.NewDecoder()
	refused := 0
	for r := rune(0x80); r <= 0x3ffff; r++ {
		if r >= 0xd800 && r < 0xe000 {
			continue
		}
		b, err := EncodeGB18030(string(r))
		if err != nil {
			refused++
			continue
		}
		if back, _ := dec.Bytes(b); string(back) != string(r) {
			t.Fatalf("U+%04X comes back as %q", r, back)
		}
	}
	if refused > 6400+1 {
		t.Errorf("%d characters refused", refused)
	}
}

// No two-byte pair is given out as U+FFFD: it is a fault with its place.
func TestEveryPair(t *testing.T) {
	for lead := 0x81; lead < 0xff; lead++ {
		data := gb("户编号,姓名,住址\n张三,李四,王五\n")
		for trail := 0x40; trail < 0xff; trail++ {
			data = append(data, "1,x"...)
			data = append(data, byte(lead), byte(trail), 'y', '\n')
		}
		got := readCSV(t, data)
		for _, row := range got.Rows[2:] {
			if !clean(row[1]) || row[1] == "" || bytes.ContainsRune([]byte(row[1]), '\ufffd') {
				t.Fatalf("lead %X gives %q", lead, row)
			}
		}
		if n := len(got.Rows) - 2 + len(got.Faults); n > 0xff-0x40 {
			t.Fatalf("lead %X: %d rows", lead, n)
		}
	}
}
