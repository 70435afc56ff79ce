// The functions of stb_image_resize2.h, unmodified.
#define STB_IMAGE_RESIZE_IMPLEMENTATION
#include <stb_image_resize2.h>
