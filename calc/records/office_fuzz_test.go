package records

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"doudi/calc"
)

// fuzzWords are what a list is made of: headings first, then what stands under
// them. "|" ends a cell, "\n" a row.
var fuzzWords = []string{
	"|", "\n", "户编号", "低保证号", "户主", "户主姓名", "户主身份证", "姓名", "身份证号", "家庭成员1", "成员2姓名", "配偶姓名", "补贴对象姓名", "补贴对象身份证", "与户主关系",
	"领款人姓名", "账户名称", "领款人身份证", "监护人", "残疾人证号", "地区", "乡镇", "村", "组", "家庭人口", "账号", "电话", "家庭住址", "金额", "序号", "家庭成员信息", "备注",
	"H1", "H2", "1", "3", "赵甲", "钱乙", "孙 丙", zhao, qian, strings.ToLower(zhao), sun + "43B1", zhao + "61", "妻", "本人", "城关镇", "幸福村", "光明村3组", "999999100201",
	"合计", "审核：", "无", "/", " ", "0.00", "\u3000", "x",
}

// fuzzText makes a list of bytes: each below the number of words is a word,
// the rest are themselves.
func fuzzText(b []byte) string {
	var s strings.Builder
	for _, c := range b {
		if int(c) < len(fuzzWords) {
			s.WriteString(fuzzWords[c])
		} else {
			s.WriteByte(c)
		}
	}
	return s.String()
}

// fuzzBytes are the bytes of a text of words parted by blanks.
func fuzzBytes(text string) []byte {
	var b []byte
	for line := range strings.SplitSeq(text, "\n") {
		for cell := range strings.SplitSeq(line, "|") {
			if i := slices.Index(fuzzWords, cell); i >= 0 {
				b = append(b, byte(i))
			}
			b = append(b, 0)
		}
		b[len(b)-1] = 1
	}
	return b
}

// FuzzOfficeTables takes anything as a list. Whatever is in it, every cell that
// comes out is one that went in, at its place; no message tells an identity
// number; the same list gives the same tables; and the readers take them.
func FuzzOfficeTables(f *testing.F) {
	for _, text := range []string{
		"备注\n户编号|户主||村|家庭成员1|||残疾人证号|家庭人口\n|姓名|身份证号||姓名|身份证号|与户主关系||\nH1|赵甲|" + zhao + "|幸福村|钱乙|" + qian + "|妻|" + zhao + "61|3\n合计||||||||3",
		"序号|户编号|户主姓名|户主身份证|领款人姓名|领款人身份证|账号|乡镇|村|组|补贴对象姓名|补贴对象身份证|与户主关系|电话\n1|1|赵甲|" + zhao + "|赵甲|" + zhao + "|3|城关镇|幸福村|3|钱乙|" + qian + "|妻\n1|1|赵甲|" + zhao + "|钱乙|" + zhao + "|1|城关镇|幸福村|3|孙 丙|" + qian + "|本人|3",
		"户编号|姓名|身份证号|与户主关系\nH1|赵甲|" + zhao + "|本人\n|钱乙|" + qian + "|妻\n||审核：|\n|孙 丙|" + qian + "|本人",
		"低保证号|户主身份证|户主姓名|身份证号|姓名|家庭住址\nH1|" + zhao + "|赵甲|x|钱乙|幸福村",
	} {
		f.Add(fuzzBytes(text))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		text := fuzzText(b)
		in := list("t", text)
		out, faults := OfficeTables([]calc.Table{in}, county)
		for _, table := range out {
			checkCells(t, in, table)
		}
		for _, fault := range faults {
			checkFault(t, in, fault)
		}
		once, _ := OfficeTables([]calc.Table{list("t", text)}, county)
		again, same := OfficeTables([]calc.Table{list("t", text)}, county)
		if a, b := dump(t, once, faults), dump(t, again, same); a != b {
			t.Errorf("once\n%s\nthen\n%s", a, b)
		}
		once, _ = OfficeTables([]calc.Table{list("t", text)}, county)
		Read(once, officeDay)
	})
}

func checkFault(t *testing.T, in *memoryTable, fault calc.Fault) {
	if at := fault.Place; at.Sheet != "t" || at.Line > len(in.rows) {
		t.Errorf("%v: no such place", fault)
	}
	switch fault.Code {
	case OfficeColumn, "heading.twice": // a heading
	case OfficeCount, OfficeDiffers, OfficeSecondHead, OfficeCertificateStranger, OfficeNumberReused: // the household's number
	default:
		for _, arg := range fault.Args {
			if strings.Contains(arg, zhao) || strings.Contains(arg, qian) {
				t.Errorf("%v tells an identity number", fault)
			}
		}
	}
}

// made up by the adapter: codes for what the cell says.
var converted = []string{"region", "address", "relation", "disability", "level"}

func checkCells(t *testing.T, in *memoryTable, table calc.Table) {
	keys, err := table.Next()
	if err != nil {
		t.Fatal(err)
	}
	keys = slices.Clone(keys)
	for {
		cells, err := table.Next()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil || len(cells) != len(keys) {
			t.Fatal(cells, err)
		}
		for i, s := range cells {
			at := table.Place(i)
			if at.Line < 1 || at.Line > len(in.rows) || at.Column < 1 {
				t.Fatalf("%s %q: %v", keys[i], s, at)
			}
			row, was := in.rows[at.Line-1].([]string), ""
			if at.Column <= len(row) {
				was = row[at.Column-1]
			}
			if s != "" && s != was && !slices.Contains(converted, keys[i]) {
				t.Errorf("%s is %q, at %v stands %q", keys[i], s, at, was)
			}
		}
	}
}

// longList is a list of n households of three people, made while it is read.
type longList struct {
	n, line int
	heading []string
	cells   []string
}

func newLongList(n int) *longList {
	return &longList{n: n, heading: strings.Split("序号|低保证号|户主姓名|身份证号码|家庭人口|乡镇|村|住址|联系电话|账户名称|开户银行|账号|保障金|家庭成员1姓名|身份证号|关系|家庭成员2姓名|身份证号|关系|残疾人证号", "|")}
}

func (t *longList) Name() string { return "农村低保" }

func (t *longList) Next() ([]string, error) {
	if t.line > t.n {
		return nil, io.EOF
	}
	t.line++
	if t.line == 1 {
		return t.heading, nil
	}
	i := t.line
	id := func(k int) string {
		return made(fmt.Sprintf("%d0%d%02d", 1940+i%60, 1+i%9, 1+(i/60)%28), (i/1680*3+k)%1000)
	}
	number := fmt.Sprint("D", i)
	t.cells = append(t.cells[:0], fmt.Sprint(i), number, "赵甲", id(0), "3", "城关镇", "幸福村", "幸福村3组", "13800000000", "赵甲", "虚构农商行", "6222000000000000001", "812.50",
		"钱乙", id(1), "妻", "孙丙", id(2), "女", id(0)+"43B1")
	return t.cells, nil
}

func (t *longList) Place(i int) calc.Place {
	return calc.Place{File: "t.xlsx", Sheet: "农村低保", Line: t.line, Column: i + 1}
}

func BenchmarkOfficeTables(b *testing.B) {
	for b.Loop() {
		out, faults := OfficeTables([]calc.Table{newLongList(100_000)}, county)
		if len(out) != 2 || len(faults) != 1 {
			b.Fatal(faults)
		}
	}
}

// TestOfficeLongList reads 100 000 households.
func TestOfficeLongList(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	out, faults := OfficeTables([]calc.Table{newLongList(100_000)}, county)
	im, more := Read(out, officeDay)
	if len(im.Households) != 100_000 || len(im.Members) != 300_000 || len(faults) != 1 || len(more.Refusing()) != 0 {
		t.Error(len(im.Households), len(im.Members), codes(faults), len(more))
	}
}
