export { showMap } from "./map/show";
