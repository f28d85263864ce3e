export { showMap } from "./map/show";
export { showPlaces } from "./map/places";
