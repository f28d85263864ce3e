// What every page may use once it has arrived; every page works without it.
import { rememberAppearance } from "./appearance";
import { loadMaps } from "./load-maps";
import { unfoldForPrint } from "./print";
import { suggestWhileTyping } from "./suggest";

rememberAppearance();
suggestWhileTyping();
loadMaps();
unfoldForPrint();
