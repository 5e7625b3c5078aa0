package spreadsheet

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/unicode"
)

var members = "户编号,姓名,身份证号\n1001,张三,999999199001011234\n1001,\u3000李四\u00a0,\"99999919900\n101123X \"\n\n,,\n1002,𠮷野·阿依古丽,\n"

var membersSeen = seen{Rows: [][]string{
	{"户编号", "姓名", "身份证号"},
	{"1001", "张三", "999999199001011234"},
	{"1001", "李四", "99999919900\n101123X"},
	{"1002", "𠮷野·阿依古丽"},
}}

func inUTF16(s string, order unicode.Endianness) []byte {
	b, err := unicode.UTF16(order, unicode.UseBOM).NewEncoder().Bytes([]byte(s))
	if err != nil {
		panic(err)
	}
	return b
}

func TestCSVEncodings(t *testing.T) {
	tabs := strings.ReplaceAll(members, ",", "\t")
	for name, data := range map[string][]byte{
		"utf-8":             []byte(members),
		"utf-8 with mark":   []byte("\ufeff" + members),
		"utf-8 crlf":        []byte(strings.ReplaceAll(members, "\n", "\r\n")),
		"gb18030":           gb(members),
		"gb18030 mark":      gb("\ufeff" + members),
		"utf-16 little":     inUTF16(members, unicode.LittleEndian),
		"utf-16 big":        inUTF16(members, unicode.BigEndian),
		"unicode text":      inUTF16(tabs, unicode.LittleEndian),
		"tabs":              []byte(tabs),
		"semicolons":        []byte(strings.ReplaceAll(members, ",", ";")),
		"no newline at end": []byte(strings.TrimSuffix(members, "\n")),
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(membersSeen, readCSV(t, data)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCSVFaults(t *testing.T) {
	long := strings.Repeat("长", 11_000)
	tests := []struct {
		name, data string
		want       seen
	}{
		{"bare quote", "甲,乙\n张三,李\"四\n1,2\n", seen{
			[][]string{{"甲", "乙"}, {"1", "2"}},
			[]string{`member.csv:2:5: row.quote bare`},
		}},
		{"text after quote", "甲,乙\n\"张\"三,2\n", seen{
			[][]string{{"甲", "乙"}},
			[]string{`member.csv:2:3: row.quote open`},
		}},
		{"never closed", "甲,乙\n张三,\"李四\n1,2\n", seen{
			[][]string{{"甲", "乙"}},
			[]string{`member.csv:2:4: row.quote open`},
		}},
		{"controls, all of a row", "甲,乙,丙\n张\u200b三,\x1b[0m,\"a\"\"\n\u202e\"\n1,2,3\n", seen{
			[][]string{{"甲", "乙", "丙"}, {"1", "2", "3"}},
			[]string{
				"member.csv:2:1: text.control U+200B",
				"member.csv:2:5: text.control U+001B",
				"member.csv:2:10: text.control U+202E",
			},
		}},
		{"control after a line in the cell", "甲,乙,丙\n\"张\n三\",李,\u0085王\n", seen{
			[][]string{{"甲", "乙", "丙"}},
			[]string{"member.csv:3:6: text.control U+0085"},
		}},
		{"mark inside", "甲\n\ufeff张\n", seen{
			[][]string{{"甲"}}, []string{"member.csv:2:1: text.control U+FEFF"},
		}},
		{"non-character", "甲\n张\uffff\n", seen{
			[][]string{{"甲"}}, []string{"member.csv:2:1: text.control U+FFFF"},
		}},
		{"lost before", "甲,乙\n张,李\ufffd\n", seen{
			[][]string{{"甲", "乙"}}, []string{"member.csv:2:3: text.encoding UTF-8"},
		}},
		{"damaged utf-8", "户编号,姓名\n张三,李\xe5\x9b\n王五,赵六\n", seen{
			[][]string{{"户编号", "姓名"}, {"王五", "赵六"}},
			[]string{"member.csv:2:4: text.encoding UTF-8"},
		}},
		{"long cell", "甲,乙\n1," + long + "\n", seen{
			[][]string{{"甲", "乙"}}, []string{"member.csv:2:3: cell.too_long 32768"},
		}},
		{"wide row", "甲\n" + strings.Repeat(",", 1000) + "1\n2" + strings.Repeat(",", 5000) + "\n", seen{
			[][]string{{"甲"}, {"2"}}, []string{"member.csv:2:1: row.too_long 1000 cells"},
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, readCSV(t, []byte(tt.data))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCSVFaultsOfGB18030(t *testing.T) {
	heading := string(gb("户编号,姓名,备注\n"))
	tests := []struct {
		name, row string
		want      []string
	}{
		{"no character", string(gb("张三,李")) + "\xff" + string(gb("四,")), []string{"member.csv:2:4: text.encoding GB18030"}},
		{"half a character", string(gb("张三,李")) + "\xcb", []string{"member.csv:2:4: text.encoding GB18030"}},
		{"half before a comma", string(gb("张")) + "\xcb,1", []string{"member.csv:2:1: text.encoding GB18030"}},
		{"unassigned pair", string(gb("张三,")) + "\xa2\xa0,1", []string{"member.csv:2:4: text.encoding GB18030"}},
		{"a row of UTF-8", "李四,张三,13", []string{"member.csv:2:1: text.encoding GB18030", "member.csv:2:5: text.encoding GB18030"}},
		{"private use that is assigned", "\x83\x36\xc8\x30,1", nil},
		{"private use of one machine", "\xaa\xa1,1", []string{"member.csv:2:1: text.encoding GB18030"}},
		{"C1", string(gb("张三,\u009b31m")), []string{"member.csv:2:4: text.control U+009B"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := readCSV(t, []byte(heading+tt.row+"\n"+string(gb("王五,赵六,\n"))))
			for _, row := range got.Rows {
				for _, cell := range row {
					if strings.ContainsRune(cell, '\ufffd') {
						t.Errorf("lost character given out: %q", cell)
					}
				}
			}
			if diff := cmp.Diff(tt.want, got.Faults); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCSVAmbiguous(t *testing.T) {
	data := append([]byte("name\n"), 0xc4, 0xa3, 0xd0, 0xb5) // 模械 or "ģе"
	want := seen{Faults: []string{"member.csv: text.ambiguous"}}
	if diff := cmp.Diff(want, readCSV(t, data)); diff != "" {
		t.Error(diff)
	}
	got := readCSV(t, append([]byte("\ufeff"), data...))
	if diff := cmp.Diff([][]string{{"name"}, {"ģе"}}, got.Rows); diff != "" {
		t.Error(diff)
	}
	got = readCSV(t, []byte("name\nAli·Khan\n"))
	if diff := cmp.Diff([][]string{{"name"}, {"Ali·Khan"}}, got.Rows); diff != "" {
		t.Error(diff)
	}
}

func TestCSVLimits(t *testing.T) {
	path := put(t, "member.csv", []byte("甲\n1\n2\n3\n"))
	b, err := Open(path, Limits{MaxRows: 3})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	want := seen{[][]string{{"甲"}, {"1"}, {"2"}}, []string{"member.csv:4:1: table.too_many_rows 3"}}
	if diff := cmp.Diff(want, readAll(t, b.Tables()[0])); diff != "" {
		t.Error(diff)
	}
}

func TestCSVUnclosedQuoteIsBounded(t *testing.T) {
	data := "甲,乙\n1,2\n3,\"" + strings.Repeat("张三,李四\n", 200_000)
	want := seen{[][]string{{"甲", "乙"}, {"1", "2"}}, []string{"member.csv:3:1: row.too_long 1048576 bytes"}}
	if diff := cmp.Diff(want, readCSV(t, []byte(data))); diff != "" {
		t.Error(diff)
	}
}

func TestCSVPlaces(t *testing.T) {
	table := mustOpen(t, put(t, "家庭.CSV", []byte("甲,乙\n\n\"张\"\"三\n四\", 李四,x\n"))).Tables()[0]
	if table.Name() != "家庭" || table.Place(-1).String() != "家庭.CSV" || table.Place(0).String() != "家庭.CSV" {
		t.Errorf("%s at %v, %v", table.Name(), table.Place(-1), table.Place(0))
	}
	_, _ = table.Next()
	_, _ = table.Next()
	for i, want := range []string{"3:1", "4:4", "4:8", "4:9", "4:9"} {
		if got := table.Place(i).String(); got != "家庭.CSV:"+want {
			t.Errorf("cell %d at %s, want %s", i, got, want)
		}
	}
}

// About how many rows there are is known as soon as the first is read; lines
// with nothing in them do not count.
func TestCSVRows(t *testing.T) {
	const row = "1001,张三,999999199001011234\n"
	for text, want := range map[string]int{
		"甲": 1, row: 2, "甲\n" + strings.Repeat(row, csvBlock): csvBlock + 2, "甲\n" + strings.Repeat("\n", csvBlock): 1,
	} {
		table := mustOpen(t, put(t, "member.csv", []byte(text))).Tables()[0].(*csvTable)
		if before, _ := table.Rows(), readAll(t, table); before != 0 || table.Rows() != want {
			t.Errorf("%.10q: %d rows, then %d, want %d", text, before, table.Rows(), want)
		}
	}
}
