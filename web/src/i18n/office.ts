import i18next from ".";
import en from "./office.en.json";
import zhCN from "./office.zh-CN.json";

// The words of the office come with its first page; the public pages do not carry them.
i18next.addResourceBundle("zh-CN", "translation", { office: zhCN }, true);
i18next.addResourceBundle("en", "translation", { office: en }, true);
