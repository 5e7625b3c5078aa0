package spreadsheet

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

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

// UTF-8 that was read as GB18030 is recognised, Chinese is not taken for it (X5).
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

// Each of the 23 940 two-byte pairs is read as the one character that it is, or
// is a fault with its place; none is given out as U+FFFD (X5).
func TestEveryPair(t *testing.T) {
	read, refused := 0, 0
	for lead := 0x81; lead < 0xff; lead++ {
		data := gb("户编号,姓名,住址\n张三,李四,王五\n")
		var wantRows, wantFaults []string
		for trail, line := 0x40, 3; trail < 0xff; trail++ {
			if trail == 0x7f {
				continue
			}
			pair := []byte{byte(lead), byte(trail)}
			data = append(append(append(data, "1,x"...), pair...), "y\n"...)
			if s, _ := simplifiedchinese.GB18030.NewDecoder().Bytes(pair); clean(string(s)) && !bytes.ContainsRune(s, '\ufffd') {
				wantRows = append(wantRows, "x"+string(s)+"y")
			} else {
				wantFaults = append(wantFaults, fmt.Sprintf("member.csv:%d:3: text.encoding GB18030", line))
			}
			line++
		}
		got := readCSV(t, data)
		var rows []string
		for _, row := range got.Rows[2:] {
			rows = append(rows, row[1])
		}
		if diff := cmp.Diff(wantRows, rows); diff != "" {
			t.Errorf("lead %X: %s", lead, diff)
		}
		if diff := cmp.Diff(wantFaults, got.Faults); diff != "" {
			t.Errorf("lead %X: %s", lead, diff)
		}
		read, refused = read+len(rows), refused+len(got.Faults)
	}
	if read+refused != 23_940 || refused != 2067 {
		t.Errorf("%d pairs read, %d refused", read, refused)
	}
}

// A file that breaks off within a character says where (X5). The rows above
// are good, and nothing of the broken one is given out.
func TestCutOff(t *testing.T) {
	const text = "户编号,姓名\n1001,张三\n1002,李𠮷阿依古丽"
	for name, whole := range map[string][]byte{"UTF-8": []byte(text), "GB18030": gb(text)} {
		last := bytes.LastIndexByte(whole, '\n') + 1
		for n := last + len("1002,"); n <= len(whole); n++ {
			got := readCSV(t, whole[:n])
			decoded, lost := wholeRunes(name, whole[last:n])
			want := seen{Rows: [][]string{{"户编号", "姓名"}, {"1001", "张三"}}}
			if lost {
				want.Faults = []string{"member.csv:3:6: text.encoding " + name}
			} else {
				want.Rows = append(want.Rows, cutEmpty(strings.Split(decoded, ",")))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s, %d of %d bytes: %s", name, n, len(whole), diff)
			}
		}
	}
}

// wholeRunes decodes b; lost says that it ends within a character.
func wholeRunes(charset string, b []byte) (s string, lost bool) {
	if charset == "GB18030" {
		b, _ = simplifiedchinese.GB18030.NewDecoder().Bytes(b)
	}
	return string(b), !utf8.Valid(b) || bytes.ContainsRune(b, utf8.RuneError)
}
