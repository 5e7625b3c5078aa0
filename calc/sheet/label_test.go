package sheet

import (
	"strings"
	"testing"

	"doudi/calc"
)

// The labels of records.md, in the order of the codes.
func TestLabels(t *testing.T) {
	kindLabels[calc.Settlement](t, "城市 农村")
	kindLabels[calc.Hukou](t, "本地 居住证")
	kindLabels[calc.Relation](t, "户主 配偶 子女 父母 孙子女 祖父母 兄弟姐妹 其他")
	kindLabels[calc.Disability](t, "视力 听力 言语 肢体 智力 精神 多重")
	kindLabels[calc.Illness](t, "重病 慢性病")
	kindLabels[calc.Labour](t, "有 部分 无")
	kindLabels[calc.Schooling](t, "学前 义务教育 高中 高等")
	kindLabels[calc.Selfcare](t, "全自理 半自理 不能自理")
	kindLabels[calc.Special](t, "孤儿 事实无人抚养 宗教教职 退役军人")
	kindLabels[calc.ItemKind](t, "工资 经营 财产性 转移 不计入 医疗 教育 残疾护理 就业成本 存款 房产 车辆 企业 其他资产")
	kindLabels[calc.Period](t, "月 年 次")
	kindLabels[calc.DecisionKind](t, "核定 渐退 缓发 恢复 停发")
	kindLabels[calc.Mode](t, "整户 单人 分散 集中")
	kindLabels[calc.StopReason](t, "死亡 迁出 收入超标 财产超标 转特困 自愿退出 拒绝配合 其他")
}

// kindLabels: every value has its label, and is read back from its code and
// from every word that stands for it.
func kindLabels[T calc.Kind](t *testing.T, want string) {
	t.Helper()
	var zero T
	words := labels[kindName(zero)]
	printed := strings.Fields(want)
	if len(printed) != calc.KindCount[T]()-1 || len(words) != len(printed) {
		t.Fatalf("%s: %d values, %d with words", want, calc.KindCount[T]()-1, len(words))
	}
	if Label(zero) != "" {
		t.Errorf("%s: not stated is %q", want, Label(zero))
	}
	if v, ok := ParseLabel[T](""); v != zero || !ok {
		t.Errorf("%s: an empty cell is %v, %v", want, v, ok)
	}
	for i, label := range printed {
		v := T(i + 1)
		if Label(v) != label {
			t.Errorf("%s is printed as %q, want %q", v, Label(v), label)
		}
		if !strings.Contains(Choices[T](), v.String()+" "+label) {
			t.Errorf("%s is no choice of %s", v, Choices[T]())
		}
		for _, word := range append([]string{v.String()}, words[v.String()]...) {
			if got, ok := ParseLabel[T](word); got != v || !ok {
				t.Errorf("%q is read as %q, %v; want %q", word, got, ok, v)
			}
		}
	}
	for _, word := range []string{"无此项", strings.ToUpper(T(1).String()), printed[0] + " "} {
		if v, ok := ParseLabel[T](word); v != zero || ok {
			t.Errorf("%q is read as %q, %v", word, v, ok)
		}
	}
}

// No word stands for two values of one kind: which is meant would be left to
// chance.
func TestWordsAreClear(t *testing.T) {
	for kind, codes := range labels {
		of := map[string]string{}
		for code, words := range codes {
			for _, word := range append([]string{code}, words...) {
				if other, taken := of[word]; taken {
					t.Errorf("%s: %q is %q and %q", kind, word, code, other)
				}
				of[word] = code
			}
		}
	}
}

func TestPrograms(t *testing.T) {
	for _, c := range []struct {
		text  string
		want  calc.Program
		label string
	}{
		{"dibao", calc.Dibao, "低保"},
		{"低保", calc.Dibao, "低保"},
		{"最低生活保障", calc.Dibao, "低保"},
		{"农村低保", calc.Dibao, "低保"},
		{"tekun", calc.Tekun, "特困"},
		{"特困", calc.Tekun, "特困"},
		{"edge", calc.Edge, "低保边缘"},
		{"低保边缘", calc.Edge, "低保边缘"},
		{"孤儿", "orphan", "孤儿"},
		{"高龄津贴", "elder", "高龄津贴"},
		{"heating", "heating", "heating"},
		{"取暖补贴", "取暖补贴", "取暖补贴"},
		{"", "", ""},
	} {
		got := ParseProgram(c.text)
		if got != c.want || ProgramLabel(got) != c.label {
			t.Errorf("%q is %q, printed %q", c.text, got, ProgramLabel(got))
		}
	}
}
