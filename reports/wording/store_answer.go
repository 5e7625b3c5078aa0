package wording

import "doudi/calc"

// What is answered about the store and its copies. Each method is one answer, or a line of one.

// Founded answers init.
func (l Lang) Founded(path, county string, opening calc.Month, admin string) string {
	if county == "" {
		county = l.Say("（未写县名）", "(no name)")
	}
	return l.Say("已建立案卷库 %s：%s，自 %s 起发放，管理员 %s", "store %s made: county %s, paying from %s on, administrator %s", path, county, opening, admin)
}

// BackedUp answers backup.
func (l Lang) BackedUp(path string) string {
	return l.Say("已备份并核验 %s", "backup written and proved: %s", path)
}

// BackupRemoved tells of an older copy that was taken away.
func (l Lang) BackupRemoved(path string) string {
	return l.Say("已删去较旧的备份 %s", "older backup removed: %s", path)
}

// MovedAside tells where the store went that a backup replaced.
func (l Lang) MovedAside(path string) string {
	return l.Say("原来的案卷库已移到 %s", "the store that stood there is now %s", path)
}

// Restored answers restore.
func (l Lang) Restored(from, to string) string {
	return l.Say("已核验 %s 并恢复为 %s", "backup %s proved and restored as %s", from, to)
}

// StoreSound answers check.
func (l Lang) StoreSound(path string, deep bool) string {
	if deep {
		return l.Say("%s：结构、记录、日志和封印均无误", "%s: structure, records, journal and seals hold", path)
	}
	return l.Say("%s：结构无误", "%s: its structure holds", path)
}

// JournalProved answers audit verify.
func (l Lang) JournalProved(seq uint64, head string) string {
	return l.Say("日志共 %d 条，链条无误，末端 %s", "journal: %d entries, the chain holds, head %s", seq, head)
}

// AnchorAgrees adds to the answer of audit verify.
func (l Lang) AnchorAgrees(lines int) string {
	if lines == 0 {
		return l.Say("库外没有锚点可以对照", "there is no anchor outside the store to compare with")
	}
	return l.Say("库外锚点共 %d 行，均相符", "the anchor outside the store agrees: %d lines", lines)
}

// GoesOnFrom answers audit verify --against.
func (l Lang) GoesOnFrom(outside string) string {
	return l.Say("案卷库从“%s”延续下来", "the store goes on from %q", outside)
}

// LastBackup names, after what is wrong with a store, the copy to put back.
func (l Lang) LastBackup(path, at string, seq uint64) string {
	return l.Say("；最近的完好备份：%s（%s，日志 %d）", "; last good backup: %s (%s, journal %d)", path, at, seq)
}

// NoLastBackup says that no copy is known.
func (l Lang) NoLastBackup() string {
	return l.Say("；这台电脑上没有还在原处的备份", "; no backup that was made on this machine is where it was")
}

// VersionLine answers version.
func (l Lang) VersionLine(version string, format int, system string) string {
	return l.Say("doudi 兜底 %s，案卷库格式 %d，%s", "doudi %s, store format %d, %s", version, format, system)
}

// JournalHeadings heads audit log.
func (l Lang) JournalHeadings() []string {
	return l.headings("序号 时间 事项 操作员 代码 对象 说明", "number time act operator code subject reason")
}
