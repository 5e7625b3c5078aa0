package wording

// reviewCommands are the commands of reviews, as commands has them.
func reviewCommands() map[string]command {
	return map[string]command{
		"review": {
			sentence{"核查：到期、登记、日历、计划、抽查、覆盖率", "reviews: due, recorded, foreseen, planned, sampled, counted"},
			sentence{
				`定期核查和动态管理：哪些待遇何时因何到期，入户核查的结果，今后各月会自行发生的变化，
各周的入户计划，县级抽查，以及核对、入户、公示三个百分之百。
周期由政策表 review 规定，extension 可以延期；年龄、证件、渐退期满、疑点等会提前。`,
				`When each award is to be looked at again and why, what visits found, what coming months
change by themselves, a plan of visits by week, the county's own sample, and how many
awards were matched, visited and publicised. The cycle is the tables' (review, extension);
ages, papers, the end of a taper, findings and the like bring it forward.`,
			},
			both(`doudi review due`),
		},
		"review due": {
			sentence{"列出到期、逾期和即将到期的核查", "list the reviews that are due, overdue or coming"},
			sentence{
				`按村列出本月到期、以前各月逾期和三个月内到期的核查。--out 写出 CSV；
--list 写出按村排列的入户核查单，每户写明看什么，留有填写核查情况的空处。
事由代码：cycle、taper_end、age_16、age_18、age_60、age_80、school_end、certificate_end、
permit_end、recognition_end、rescue_stay、finding、death。`,
				`Lists by village what is due in the month, overdue from months before, or due within three
months. --out writes a CSV file; --list writes what visitors take along: home after home
by village, with what to look at in each and room for what they find.
Reasons: cycle, taper_end, age_16, age_18, age_60, age_80, school_end, certificate_end,
permit_end, recognition_end, rescue_stay, finding, death.`,
			},
			both(`doudi review due --month 2026-11 --township 371002101 --status due,overdue
doudi review due --village 371002101001 --list round.txt --out due.csv`),
		},
		"review record": {
			sentence{"登记一次入户核查", "record a visit"},
			sentence{
				`登记入户核查的日期、核查人（至少两人）和情况。情况有变的，用 --data 带上同 import 格式的
household、member、item 表，只能写这一户。
家庭情况与核定依据相同的，待遇当即维持，不再审批；因逾期而缓发的，随下一次名册补发。
其他的只作建议：提高、降低、渐退、缓发或停发，列出前后金额，并给出接着要运行的命令。
收入由 --percapita 写明的，与核定的不同即建议重新核定；带来收支表的，原先直接填写的收入也按收支重算。
有未销号疑点的，核实后加 --settle。`,
				`Records the day of a visit, its visitors, two at least, and what they found. Facts that
have changed come with --data, in the sheets household, member and item of import, of this
one household.
An award whose facts are what it was determined on is kept at once, with no confirmation;
what was held for being overdue comes back with the next roster. Of any other the visit
proposes: up, down, taper, suspend or stop, with the money before and after, and prints
the command to run next. An income stated with --percapita is held against the one that was
determined, and items that were brought also against one that was stated. Where a finding
is open and was verified, add --settle.`,
			},
			sentence{
				`doudi review record 000001 --day 2026-11-20 --visitors 周敏,钱进 --findings 家中如旧
doudi review record 000001 --visitors 周敏,钱进 --findings 长子就业 --data changed --dry-run`,
				`doudi review record 000001 --day 2026-11-20 --visitors 周敏,钱进 --findings unchanged
doudi review record 000001 --visitors 周敏,钱进 --findings employed --data changed --dry-run`,
			},
		},
		"review note": {
			sentence{"登记在校证明、死亡、疑点等", "record a school certificate, a death, a finding and the like"},
			sentence{
				`登记与核查有关的情况，类别为：school 在校证明，death 死亡，finding 疑点，closed 疑点销号，
stay 在站救助，job-refusal 拒绝介绍的工作，change 变动未报告，match 经济状况核对，notice 公示。
match 和 notice 可用 --region 一次登记一个村或乡镇。
第三次拒绝工作即到期核查；疑点销号前核查不能了结。`,
				`Records what bears on reviews. Kinds: school (certificate of attendance), death, finding,
closed (a finding struck off), stay (at a rescue station), job-refusal, change (not
reported in time), match (data match), notice (public notice). A match or notice may be
recorded for a whole village or township with --region.
A third job refused makes a review due; while a finding is open no review is done.`,
			},
			both(`doudi review note school 000001 --person 999999200801010012 --stage senior --until 2027-06-30
doudi review note closed 000001 --of 1207 --text 已核实
doudi review note notice --region 371002101001 --program dibao --day 2026-11-16`),
		},
		"review calendar": {
			sentence{"今后各月自行发生的变化和金额", "what coming months change by themselves, with the money"},
			sentence{
				`在没有人再作决定时，今后各月的应发金额，以及变化的事由和金额：年龄、证件、渐退、
已载入的标准、逾期缓发。`,
				`The amounts of coming months if nobody decides anything, and what changes them: ages,
papers, tapers, standards already loaded, payments held for overdue reviews.`,
			},
			both(`doudi review calendar --months 12`),
		},
		"review plan": {
			sentence{"把入户核查排到各周", "spread the visits over the weeks"},
			sentence{
				`把到期的入户核查均匀排到各周，每个乡镇单独排，不误到期月。按工作日历计算工作日，
日历以外的年份按周一至周五。`,
				`Spreads the visits over the weeks, each township by itself and as evenly as the due months
allow. Working days are those of the calendar, beyond its years Monday to Friday.`,
			},
			both(`doudi review plan --from 2026-11-23 --weeks 6 --per-week 20 --township 371002101`),
		},
		"review sample": {
			sentence{"抽取县级抽查名单", "draw the county's own sample"},
			sentence{
				`按乡镇和救助项目分层抽取，比例不低于 30%。同一种子、同一月份抽出同一名单；
种子印在名单下面。`,
				`Draws from every programme in every township, 30 percent at least. The same seed gives the
same sample of a month again; it is printed below the list.`,
			},
			both(`doudi review sample --month 2026-11 --percent 30 --seed 2026-11`),
		},
		"review coverage": {
			sentence{"核对、入户、公示覆盖率", "how many awards were matched, visited and publicised"},
			sentence{
				`各乡镇在保待遇在一段时间内核对、入户、公示的数量和比例。不足全部的不进位到 100%。`,
				`The awards in payment of each township that were matched, visited and publicised in a
period. Only all of them are 100 %.`,
			},
			both(`doudi review coverage --from 2026-01-01 --to 2026-12-31`),
		},
	}
}
